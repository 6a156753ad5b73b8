import { FLOORS, ROOMS } from '../rooms.ts';

const ROOM_TABLE = /(<!-- rooms -->\n).*?(<!-- rooms end -->)/s;
const FLOOR_TABLE = /(<!-- floors -->\n).*?(<!-- floors end -->)/s;

/** The page with who may import whom, as the test of the imports knows it. */
export function withRooms(page: string): string {
  return page
    .replace(ROOM_TABLE, (_, begin, end) => `${begin}\n${tableOf(roomRows())}\n\n${end}`)
    .replace(FLOOR_TABLE, (_, begin, end) => `${begin}\n${tableOf(floorRows())}\n\n${end}`);
}

type Row = readonly [room: string, may: readonly string[], because: string];

const roomRows = (): Row[] => Object.entries(ROOMS).map(([room, rule]) => [room, rule.may, rule.because]);

/** `.` is the room itself. */
function floorRows(): Row[] {
  return Object.entries(FLOORS).flatMap(([room, floors]) => {
    const placed = (floor: string) => (floor === '.' ? room : `${room}/${floor}`);
    return floors.map((rule): Row => [placed(rule.room), rule.may.map(placed), rule.because]);
  });
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(([room, may, because]) => `| \`${room}\` | ${said(may)} | ${because} |`);
  return ['| room | may import | because |', '|---|---|---|', ...lines].join('\n');
}

function said(may: readonly string[]): string {
  const names = may.map((one) => (one === '*' ? 'everything but main, cli, commands' : `\`${one}\``));
  return names.join(', ') || '–';
}
