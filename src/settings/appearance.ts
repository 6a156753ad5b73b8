import { ON_OFF, oneOf } from './kinds.ts';
import type { Setting } from './setting.ts';

export const COLOR_WHEN = ['always', 'never', 'auto'] as const;
export type ColorWhen = (typeof COLOR_WHEN)[number];

/** How texts and files look. */
export const APPEARANCE = {
  heading: {
    flag: '--heading <on|off>',
    variable: 'ETF_DIGEST_HEADING',
    key: 'heading',
    kind: ON_OFF,
    default: true,
    otherwise: '`true`; off for systems that print the title of the front matter themselves',
    description: 'the title as a heading of a Markdown file',
  },
  frontMatter: {
    variable: 'ETF_DIGEST_FRONT_MATTER',
    key: 'frontMatter',
    kind: ON_OFF,
    default: true,
    otherwise: "`true`; off for Ghost's importer, which takes the title from a heading in the first line",
    description: 'front matter of a Markdown file',
  },
  colors: {
    flag: '--colors <red-up|green-up>',
    variable: 'ETF_DIGEST_COLORS',
    key: 'colors',
    kind: oneOf('colours', ['red-up', 'green-up']),
    // readers are Chinese
    default: 'red-up',
    description: 'the colour of inflows',
  },
  color: {
    flag: '--color [when]',
    kind: oneOf('time for colour', COLOR_WHEN),
    default: 'auto',
    description: 'print in colour; alone: always; auto: as FORCE_COLOR, NO_COLOR or the terminal says',
  },
} as const satisfies Record<string, Setting>;
