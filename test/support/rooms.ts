export interface Rule {
  /** rooms and packages that the room may import; `node` is every node: module, `node:module` that one alone */
  may: readonly string[];
  because: string;
}

const TIME = ['date-fns', '@date-fns/tz'];
/**
 * Who may import whom, a room at a time; `*` is everything but main, cli and commands. Every room that meets bad input may
 * throw the project's errors; render counts the cells of a Chinese character with string-width, and loads OpenCC only when it
 * is needed; commands read files that a user names and hand facts on without looking into them.
 */
export const ROOMS: Record<string, Rule> = {
  errors: { may: [], because: 'errors depend on nothing' },
  model: { may: ['errors', ...TIME], because: 'a fact does not depend on the run' },
  sources: {
    may: ['model', 'errors', 'cheerio', 'encoding-sniffer', 'zod'],
    because: 'a parser runs on a fixture without a mock',
  },
  http: { may: ['errors', 'secrets', 'undici', 'node'], because: 'transport does not know flows' },
  secrets: { may: [], because: 'it only takes keys out of what is kept or said' },
  messages: { may: ['model', 'render'], because: 'it knows sentences, and not what becomes of them' },
  settings: { may: ['model', 'errors', 'zod', 'node'], because: 'settings know no step of the pipeline' },
  disk: { may: ['errors', 'node'], because: 'it writes whatever it is handed' },
  store: {
    may: ['model', 'errors', 'disk', 'better-sqlite3', 'node'],
    because: 'it does not know who said it or why it matters',
  },
  analyse: { may: ['model'], because: 'it is handed arrays' },
  render: {
    may: ['model', 'errors', 'analyse (types)', 'handlebars', 'opencc-js', 'string-width', 'node:module'],
    because: 'wording cannot change a number',
  },
  pipeline: { may: ['*', 'zod', 'node'], because: 'commands call the pipeline, never the reverse' },
  commands: {
    may: ['pipeline', 'settings', 'model', 'render', 'errors', 'analyse (types)', 'commander', 'node'],
    because: 'there is no second way in',
  },
  cli: {
    may: [
      'commands',
      'settings',
      'sources',
      'model (types)',
      'errors',
      'messages',
      'pipeline',
      'secrets',
      'commander',
    ],
    because:
      'it reads options, and hands the list of publishers to the settings, which know none by themselves',
  },
  main: {
    may: ['cli', 'errors', 'model', 'node'],
    because: 'argv, environment, clock and streams enter here',
  },
};

/**
 * The rooms within a room, from the ground up: a file may import its own and what stands before it. `.` are the files that
 * lie in the room itself. What stands apart imports nothing of the room but what its line names.
 */
export const FLOORS: Record<string, readonly (Rule & { room: string })[]> = {
  analyse: [
    { room: 'days', may: [], because: 'what a day is comes before every question about days' },
    { room: 'measures', may: ['days'], because: 'a run or a record is asked of days, never of a text' },
    { room: 'checks', may: ['days'], because: 'what is stored is checked whatever is said of it' },
    {
      room: 'figures',
      may: ['days', 'measures'],
      because: 'a figure names its cells, and not what is made of it',
    },
    {
      room: 'facts',
      may: ['days', 'measures', 'figures'],
      because: 'facts are put together last; findings of the check are no facts',
    },
  ],
  store: [
    { room: 'steps', may: [], because: 'a step of the schema is released text' },
    { room: '.', may: ['steps'], because: 'opening the store applies the steps that it lacks' },
    { room: 'copies', may: ['.'], because: 'a copy is made of a store, and no store of its copies' },
  ],
  sources: [
    { room: 'formats', may: ['.'], because: 'HTML, JSON and CSV are read alike for every publisher' },
    { room: 'publishers', may: ['formats', '.'], because: 'a publisher does not judge its own page' },
    { room: 'audit', may: [], because: 'a page is judged by its figures, whoever sent it' },
    { room: '.', may: ['publishers'], because: 'the list names publishers and knows nothing of their pages' },
  ],
  render: [
    { room: 'words', may: [], because: 'how an amount is said does not depend on the sentence around it' },
    { room: '.', may: ['words'], because: 'filling a template does not depend on what it says' },
    {
      room: 'proof',
      may: ['words'],
      because: 'the proof sees the printed text and its figures, never a view',
    },
    { room: 'views', may: ['words', '.', 'proof'], because: 'a view says values, and lays nothing out' },
    {
      room: 'tables',
      may: ['words', '.', 'proof'],
      because: 'a table is drawn from facts, not from sentences',
    },
    {
      room: 'texts',
      may: ['words', '.', 'proof', 'views', 'tables'],
      because: 'a text is written without asking who checks its templates',
    },
    {
      room: 'template-check',
      may: ['words', '.', 'proof', 'views', 'texts'],
      because: 'templates are tried as the texts use them',
    },
  ],
  pipeline: [
    { room: 'pages', may: ['.'], because: 'a page is kept before anybody asks what day it tells of' },
    { room: 'days', may: ['.'], because: 'a day is read from the store, without a page' },
    {
      room: '.',
      may: ['pages'],
      because: 'opening the store fills it from the bundled history, and that is all',
    },
    {
      room: 'collect',
      may: ['.', 'pages', 'days'],
      because: 'whom to ask depends on how far the days have come; collecting writes no word',
    },
    { room: 'look-up', may: ['.', 'days'], because: 'a look-up reads: it neither fetches nor publishes' },
    { room: 'check', may: ['.', 'days'], because: 'the check reads: it neither fetches nor publishes' },
    {
      room: 'publish',
      may: ['.', 'days', 'collect', 'look-up'],
      because: 'the night is put together here, and nothing is put on top of it',
    },
    { room: 'doctor', may: ['.', 'pages'], because: 'the doctor measures the installation, not the figures' },
    { room: 'templates/samples', may: ['.', 'days'], because: 'a sample day is made without a store' },
    {
      room: 'templates',
      may: ['.', 'days', 'templates/samples'],
      because: 'templates are tried without a store',
    },
  ],
  commands: [
    { room: 'look-up', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'collect', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'maintain', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'edit', may: ['.'], because: 'a command calls the pipeline, never another command' },
    {
      room: '.',
      may: ['look-up', 'collect', 'maintain', 'edit'],
      because: 'the table loads a command when it is called',
    },
  ],
};
