import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cssBudget, routeSizes } from '../../apps/web/bundle-report.mjs';

const client = path.join(fileURLToPath(new URL('../..', import.meta.url)), 'apps/web/dist/client');

describe('what a browser loads first', () => {
  it('keeps every page within its budget', () => {
    const sizes = routeSizes(client);
    const over = sizes.filter(({ js, css, budget }) => js > budget || css > cssBudget * 1024);

    expect(sizes.length).toBeGreaterThan(50);
    expect(over).toEqual([]);
  });
});
