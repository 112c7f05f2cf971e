import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { NeedsYou } from './needs-you.js';

const show = (needs: Parameters<typeof NeedsYou>[0]['needs']) =>
  render(
    <MemoryRouter>
      <NeedsYou needs={needs} />
    </MemoryRouter>,
  );

describe('NeedsYou', () => {
  it('names each thing that waits, with a link that makes sense by itself', () => {
    show([
      { text: 'Evaluation for “Scapegoating”', path: '/learn/x/evaluation', action: 'Finish' },
      { text: 'Credit for “Ethics”', path: '/learn/y/claim', action: 'Claim' },
    ]);
    const section = within(screen.getByRole('region', { name: 'Needs you' }));

    expect(section.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual(
      [
        ['Finish: Evaluation for “Scapegoating”', '/learn/x/evaluation'],
        ['Claim: Credit for “Ethics”', '/learn/y/claim'],
      ],
    );
  });

  it('is not there when nothing waits', () => {
    expect(show([]).container.innerHTML).toBe('');
  });
});
