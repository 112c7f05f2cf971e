import { screen } from '@testing-library/react';
import { aCard, aFit, aLicense, aRecord, licenseId } from '../../testing/licenses.js';
import { visitLearner } from '../../testing/visit-learner.js';

const visit = (courses: readonly unknown[], problem: unknown = null) =>
  visitLearner(`/my-ce/fits/${licenseId}`, {
    [`/licenses/${licenseId}/fits`]: {
      license: aLicense(),
      toGo: problem ? null : '8.0',
      courses,
      problem,
      notice: 'Your board has the final say.',
    },
    '/my-ce': aRecord({ licenses: [aCard()] }),
  });
const aCourse = {
  slug: 'ethics',
  title: 'Ethics in groups',
  promise: 'Ask well.',
  minutes: 65,
  hours: '1.0 hour: ethics',
};

describe('hours that fit', () => {
  it('says of each course what it fills, by which rule, and what would be left', async () => {
    await visit([{ ...aCourse, fit: aFit(), toGoAfter: '7.0' }]);

    expect(await screen.findByText('Counts toward Georgia LCSW: Ethics (you need 3).')).toBeTruthy();
    expect(screen.getByText('After it: 7 hours to go.')).toBeTruthy();
    expect(screen.getByText('The rule: Five hours of ethics in each cycle.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Ethics in groups' }).getAttribute('href')).toBe(
      '/courses/ethics',
    );
  });

  it('offers hours from elsewhere where nothing here fits', async () => {
    await visit([]);

    expect(await screen.findByText(/No course here counts toward this license now/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Add outside hours' })).toBeTruthy();
  });

  it('says what to enter where the cycle cannot be worked out', async () => {
    await visit([], {
      code: 'birth-month-missing',
      sentence: 'This board goes by the month of birth.',
      enter: 'birthMonth',
    });

    expect(await screen.findByRole('link', { name: 'Enter the month of your birth' })).toBeTruthy();
  });
});
