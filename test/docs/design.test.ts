import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, textOf } from '../support/docs/pages.ts';
import { withRooms } from '../support/docs/rooms-tables.ts';

test('docs/design.md says who may import whom as the test of the imports does; npm run docs writes it', () => {
  const written = withRooms(textOf('docs/design.md'));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path.join(ROOT, 'docs/design.md'), written);
  expect(textOf('docs/design.md')).toBe(written);
  expect(written).toMatch(/\| `render` \| .+ \| wording cannot change a number \|/);
  expect(withRooms('<!-- rooms -->\nold\n<!-- rooms end -->')).toMatch(/\| `store` \| /);
});
