import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { CheckFields, RadioFields, Tick } from './choices.js';

const options = [
  { id: 'name', label: 'The name', hint: 'The same person, spelled otherwise.' },
  { id: 'hours', label: 'The hours' },
];

describe('RadioFields', () => {
  it('is one question with its answers, and tells which was chosen', async () => {
    const chosen: string[] = [];
    render(
      <form data-testid="form">
        <RadioFields
          name="what"
          label="What is wrong?"
          hint="Anyone reads it."
          error="Choose one."
          options={options}
          defaultValue="name"
          onChoose={(id) => chosen.push(id)}
        />
      </form>,
    );
    const group = screen.getByRole('group', { name: 'What is wrong?' });
    const describedBy = group.getAttribute('aria-describedby')?.split(' ') ?? [];
    await userEvent.click(within(group).getByRole('radio', { name: 'The hours' }));

    expect(describedBy.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'Anyone reads it.',
      'Error: Choose one.',
    ]);
    expect(chosen).toEqual(['hours']);
    expect(new FormData(screen.getByTestId('form')).get('what')).toBe('hours');
    // Where the summary on top of the form leads.
    expect(document.getElementById('field-what')).toBe(screen.getByRole('radio', { name: /^The name/ }));
  });
});

describe('CheckFields', () => {
  it('sends what is ticked, each by its id', async () => {
    render(
      <form data-testid="form">
        <CheckFields name="parts" label="Which parts?" options={options} chosen={['hours']} />
      </form>,
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /^The name/ }));

    expect(new FormData(screen.getByTestId('form')).getAll('parts')).toEqual(['name', 'hours']);
  });
});

describe('Tick', () => {
  it('is one thing to agree to, with what is wrong beside it', () => {
    render(
      <Tick name="attested" error="Confirm that you did this work.">
        I did this work myself.
      </Tick>,
    );
    const box = screen.getByRole('checkbox', { name: 'I did this work myself.' });

    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Error: Confirm that you did this work.',
    );
  });
});
