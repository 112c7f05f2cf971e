import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const bank = z.object({
  items: z.array(
    z.object({
      stem: z.string(),
      options: z.array(z.object({ text: z.string(), correct: z.boolean().optional() })),
    }),
  ),
});

/** The right options of a course's bank, by their text: what somebody who read the course would choose. */
export async function rightAnswers(course: string): Promise<ReadonlySet<string>> {
  const file = path.resolve(__dirname, '../../content/courses', course, 'items.yaml');
  const { items } = bank.parse(parse(await readFile(file, 'utf8')));

  return new Set(
    items.flatMap(({ options }) => options.filter(({ correct }) => correct).map(({ text }) => plain(text))),
  );
}

/** Texts compared as they look: one space between words. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
