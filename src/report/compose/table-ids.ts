/** The ids by which sentences refer to a report's tables. */
export const tableIds = {
  domains: 'table/domains',
  attainment: 'table/attainment',
  comparison: 'table/comparison',
  watched: 'table/watched',
  unmet: 'table/unmet',
  promises: 'table/promises',
} as const;
