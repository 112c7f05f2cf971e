/** The first day of the month, in UTC: the only date an evaluation has. */
export const monthOf = (moment: Date): string => `${moment.toISOString().slice(0, 7)}-01`;
