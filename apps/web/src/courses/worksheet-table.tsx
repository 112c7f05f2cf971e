import type { CreditWorksheetView } from '@cohesion/contracts';

/** The sum behind the hours, so that anyone can do it again. */
export function WorksheetTable({ worksheet }: { worksheet: CreditWorksheetView }) {
  const { words, items, difficulty, difficultyBasis, bodies, safeMinutes, wordsLeftOut } = worksheet;
  if (bodies.length === 0)
    return <p>No credit is claimed, so no hours were calculated. The text has {count(words)} words.</p>;

  return (
    <>
      <p>
        {count(words)} words of study text, {items} quiz questions, difficulty {difficulty} of 5.{' '}
        {difficultyBasis}
      </p>
      <p>
        Every body counts in its own way. We take the smallest count of those claimed,{' '}
        {Math.floor(safeMinutes * 10) / 10} minutes, and turn it into each body’s unit.
      </p>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="The calculation for each body">
        <table className="w-full min-w-120 border-collapse text-sm">
          <caption className="sr-only">The calculation for each body</caption>
          <thead>
            <tr className="border-b border-edge text-start">
              <th scope="col" className="py-2 pe-3 text-start">
                Body
              </th>
              <th scope="col" className="py-2 pe-3 text-start">
                Step
              </th>
              <th scope="col" className="py-2 text-end">
                Result
              </th>
            </tr>
          </thead>
          <tbody>
            {bodies.map(({ body, bodyName, lines }) =>
              lines.map(({ text, value }, index) => (
                <tr
                  key={`${body}-${index}`}
                  className={index === lines.length - 1 ? 'border-b border-line' : undefined}
                >
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={lines.length} className="py-1.5 pe-3 text-start align-top">
                      {bodyName}
                    </th>
                  )}
                  <td className="py-1.5 pe-3 align-top">{text}</td>
                  <td className="py-1.5 text-end align-top">{value}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <p className="text-sm text-ink-2">
        Not counted:{' '}
        {wordsLeftOut.map(({ what, words: left }) => `${what} (${count(left)} words)`).join(', ')}. Rules:{' '}
        {worksheet.ruleVersion}.
      </p>
    </>
  );
}

const count = (words: number): string => words.toLocaleString('en-US');
