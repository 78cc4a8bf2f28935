/** The two plans of a city, in the order in which reports treat them. */
export const planIds = ['women', 'children'] as const;
export type PlanId = (typeof planIds)[number];

/** 妇女 / 儿童: how file names, headings and tags call a plan. */
export const planWord = { women: '妇女', children: '儿童' } as const satisfies Record<PlanId, string>;
