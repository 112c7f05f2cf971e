/** One line of arithmetic that a reader can redo by hand: what was done, what came out, in which unit. */
export interface Step {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
}

export const step = (text: string, value: number, unit: string): Step => ({ text, value, unit });

/** A number for a sentence: thousands separated, at most six decimals, no trailing zeros. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** Minutes for a sentence, cut to a tenth: 59.97 reads 59.9, never 60, so a refusal does not contradict itself. */
export function formatMinutes(minutes: number): string {
  return formatNumber(Math.floor(minutes * 10) / 10);
}

/** A step as one line: "60 minutes ÷ 60 minutes in one unit = 1 CE credits". */
export function stepLine({ text, value, unit }: Step): string {
  return `${text} = ${formatNumber(value)} ${unit}`;
}
