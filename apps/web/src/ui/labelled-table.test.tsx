import { render, screen, within } from '@testing-library/react';
import { LabelledTable } from './labelled-table.js';

describe('LabelledTable', () => {
  it('is a table that says its columns, and each cell its label for where there are none', () => {
    render(
      <LabelledTable
        caption="Hours"
        columns={['Date', 'Title', 'Hours']}
        labels={['Title', 'Hours']}
        rows={[{ key: 'one', head: 'May 2', cells: ['Ethics', '2'] }]}
      />,
    );
    const table = within(screen.getByRole('table', { name: 'Hours' }));

    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Date',
      'Title',
      'Hours',
    ]);
    const cells = within(table.getByRole('row', { name: /^May 2/ })).getAllByRole('cell');
    expect(cells.map(({ textContent, dataset }) => [dataset['label'], textContent])).toEqual([
      ['Title', 'Ethics'],
      ['Hours', '2'],
    ]);
    expect(table.getByRole('rowheader', { name: 'May 2' })).toBeTruthy();
  });

  it('says that a cell holds nothing', () => {
    render(
      <LabelledTable
        caption="Map"
        columns={['Theme', 'Course']}
        labels={['Course']}
        rows={[{ key: 'hope', head: 'Hope', cells: [null] }]}
      />,
    );

    expect(screen.getByRole('cell').textContent).toBe('–nothing');
  });
});
