/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- On a phone these
   elements are laid out as blocks, and some browsers then no longer tell anyone that they are a table. */
import type { ReactNode } from 'react';
import './labelled-table.css';

export type TableRow = Readonly<{ key: string; head: ReactNode; cells: readonly ReactNode[] }>;

type LabelledTableProps = Readonly<{
  caption: string;
  /** The first names the rows. */
  columns: readonly ReactNode[];
  /** What a cell is called where there are no columns: on a phone. As many as cells. */
  labels: readonly string[];
  rows: readonly TableRow[];
  /** How a row looks on a phone: short values in lines, or a card where values are long. */
  look?: 'lines' | 'cards';
  className?: string;
}>;

/** A table that becomes labelled rows on a phone. */
export function LabelledTable({
  caption,
  columns,
  labels,
  rows,
  look = 'lines',
  className = '',
}: LabelledTableProps) {
  return (
    <table role="table" className={`labelled-table ${className}`} data-look={look}>
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column, index) => (
            <th key={index} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, head, cells }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row">
              {head}
            </th>
            {cells.map((cell, index) => (
              <td
                key={index}
                role="cell"
                data-label={labels[index]}
                className={cell === null ? 'nothing' : undefined}
              >
                {cell ?? (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="sr-only">nothing</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
