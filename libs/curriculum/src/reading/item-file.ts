import { itemBank, type Item, type ItemSource } from '../course.js';
import type { Mistake } from '../mistakes.js';
import { plainBlocks } from '../plain-text.js';
import { readBlocks } from './blocks.js';
import { parseWith, readYaml } from './yaml-source.js';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Reads `items.yaml`; `items` is null when it does not fit the schema. */
export function readItems(
  file: string,
  text: string,
): { items: readonly Item[] | null; mistakes: readonly Mistake[] } {
  const source = readYaml(file, text);
  const bank = parseWith(source, itemBank);
  if ('mistakes' in bank) return { items: null, mistakes: bank.mistakes };

  const read = bank.value.items.map((item, index) =>
    readItem(file, item, source.textLineOf(['items', index, 'stem']) - 1),
  );

  return { items: read.map(({ item }) => item), mistakes: read.flatMap(({ mistakes }) => mistakes) };
}

function readItem(
  file: string,
  source: ItemSource,
  lineOffset: number,
): { item: Item; mistakes: readonly Mistake[] } {
  const stem = readBlocks({ file, lineOffset, seed: source.id, speakers: null }, source.stem);

  return {
    item: {
      ...source,
      stem: stem.blocks,
      stemText: plainBlocks(stem.blocks),
      options: source.options.map((option, index) => ({ id: letters[index] ?? `${index}`, ...option })),
    },
    mistakes: stem.mistakes,
  };
}
