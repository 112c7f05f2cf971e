import type { CourseDocument } from '../course.js';
import { allBlocks, type Figure } from '../lesson.js';
import type { Finding } from '../mistakes.js';
import { readSvg } from '../svg.js';

/** Figures show a drawing that exists and describe it in words (WCAG 2.2, 1.1.1); drawings hold nothing that could run or load. */
export function checkFigures({ lessons, drawings }: CourseDocument): readonly Finding[] {
  const figures = lessons.flatMap(({ file, blocks }) =>
    allBlocks(blocks).flatMap((block): { file: string; figure: Figure }[] =>
      block.kind === 'figure' ? [{ file, figure: block }] : [],
    ),
  );
  const shown = new Set(figures.map(({ figure }) => figure.src));

  return [
    ...figures
      .filter(({ figure }) => figure.src !== '' && !drawings.some((drawing) => drawing.file === figure.src))
      .map(({ file, figure }) => ({
        file,
        line: figure.line,
        field: ':::figure.src',
        message: `there is no file "${figure.src}"`,
      })),
    ...drawings.flatMap(({ file, svg }): readonly Finding[] => {
      const reading = readSvg(svg);

      return [
        ...(reading.ok
          ? []
          : reading.mistakes.map(({ line, message }) => ({ file, line, field: 'svg', message }))),
        ...(shown.has(file) ? [] : [{ file, line: 1, field: '', message: 'no lesson shows this drawing' }]),
      ];
    }),
  ];
}
