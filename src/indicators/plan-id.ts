/** The two plans of a city, in the order in which reports treat them. */
export const planIds = ['women', 'children'] as const;
export type PlanId = (typeof planIds)[number];

/** 妇女 / 儿童: how file names, headings and tags call a plan. */
export const planWord = { women: '妇女', children: '儿童' } as const satisfies Record<PlanId, string>;

/** The official order of 领域 within a plan (2011–2020 plans; the later ones add the last three). */
export const domainOrder = {
  women: ['健康', '教育', '经济', '参与决策和管理', '社会保障', '环境', '法律', '家庭建设'],
  children: ['健康', '教育', '福利', '社会环境', '法律保护', '安全', '家庭', '环境'],
} as const satisfies Record<PlanId, readonly string[]>;
