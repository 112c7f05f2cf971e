import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemSentences } from '@cohesion/contracts';

const sources = path.resolve(__dirname, '..');

/** The api's own files, without the list that gives every code its status. */
const text = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'platform/problem.ts')
  .map((file) => readFileSync(path.join(sources, file), 'utf8'))
  .join('\n');

describe('the list of problems', () => {
  it('has no code that nothing raises', () => {
    const codes = Object.keys(problemSentences);

    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});
