/** Reports on so few indicators give no percentages and no small headings, and tell of each in a flow. */
export const fewIndicators = 4;
