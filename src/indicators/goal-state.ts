/** How a unit judges a qualitative goal: the words that it writes, ticks or chooses. */
export const goalStates = ['已实现', '推进中', '未启动'] as const;
export type GoalState = (typeof goalStates)[number];

/** The one that reaches the goal, and those that do not. */
export const [achievedState, ...openStates] = goalStates;

export function isGoalState(word: string): boolean {
  return goalStates.some((state) => state === word);
}

/** “已实现”“推进中”或“未启动” */
export const quotedStates = `“${goalStates.slice(0, -1).join('”“')}”或“${goalStates.at(-1)}”`;
