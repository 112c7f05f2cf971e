import { formatDate } from '../../ui/format.js';

/** "October 1, 2026 to September 30, 2028" */
export const spanOf = ({ start, end }: Readonly<{ start: string | null; end: string | null }>): string =>
  start && end ? `${formatDate(start)} to ${formatDate(end)}` : 'All recorded hours';
