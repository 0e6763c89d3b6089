import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, daysFrom } from '../../tests/kit/services/calendar.ts';
import { type FaultRule, serviceNames } from '../../tests/kit/services/faults.ts';
import { createMonth, monthStart } from '../../tests/kit/services/month.ts';
import { openServices, type RecordedRequest } from '../../tests/kit/services/services.ts';
import { createWorld, realSizes, smallSizes } from '../../tests/kit/services/world.ts';
import { faultNames, namedFault } from './named-faults.ts';

// Plays the services on this machine until it is told to stop: `play.ts [--today] [--real] [--port N] [--day DAY]`.
const { values } = parseArgs({
  options: {
    today: { type: 'boolean', default: false },
    real: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    port: { type: 'string', default: '8040' },
    day: { type: 'string' },
  },
});

const sizes = values.real ? realSizes : smallSizes;
const clock = createClock(values.today ? null : (values.day ?? monthStart));
const { world, faults, stories } = values.today ? aroundToday() : recordedMonth();
const services = await openServices({
  world,
  clock,
  faults,
  port: Number(values.port),
  ...(values.quiet ? {} : { onRequest: tell }),
});

say(`The services play at ${services.base}. Set Carrel up to ask them:`);
say('');
for (const [name, value] of Object.entries(services.environment())) say(`export ${name}=${value}`);
say('');
say(
  `Journals to add as feeds: ${services.base}/journal/letters.rss and ${services.base}/journal/annals.atom.`,
);
sayDay();
say('Type "help" for what can be done.');

// Without a terminal there may be nobody to type; only a signal or "quit" ends it then.
createInterface({ input: process.stdin })
  .on('line', obey)
  .on('close', () => {
    if (process.stdin.isTTY) void services.close();
  });

function obey(line: string): void {
  const [word = '', first = '', second = ''] = line.trim().split(/\s+/);
  switch (word) {
    case '':
    case 'next':
      clock.set(addDays(clock.day(), 1));
      return sayDay();
    case 'day':
      clock.set(first);
      return sayDay();
    case 'hour':
      clock.set(clock.day(), Number(first));
      return sayDay();
    case 'break':
      return breakService(first, second);
    case 'mend':
      services.mend();
      return say('Nothing is broken any more, not even what the month has planned.');
    case 'unplug':
      return void services.unplug().then(() => say('No connection is taken until you type "plug".'));
    case 'plug':
      return void services.plugIn().then(() => say('Connections are taken again.'));
    case 'quit':
      return void services.close().then(() => process.exit(0));
    default:
      say('next | day YYYY-MM-DD | hour N | break SERVICE FAULT | mend | unplug | plug | quit');
      say(`Services: ${serviceNames.join(', ')}.`);
      return say(`Faults: ${faultNames.join(', ')}.`);
  }
}

function breakService(name: string, faultName: string): void {
  const service = serviceNames.find((one) => one === name);
  const fault = namedFault(faultName);
  if (service === undefined || fault === null) {
    return say(`Break one of ${serviceNames.join(', ')} with one of ${faultNames.join(', ')}.`);
  }
  services.break({ service, fault });
  say(`${service} is broken now: ${fault.kind}. Type "mend" to mend all.`);
}

function sayDay(): void {
  const story = stories.get(clock.day());
  say(`It is ${clock.now().toISOString().slice(0, 16).replace('T', ' ')} UTC.${story ? ` ${story}` : ''}`);
}

function tell({ service, url, status, faults: met }: RecordedRequest): void {
  const fault = met.length === 0 ? '' : ` (${met.join(', ')})`;
  say(
    `${clock.now().toISOString().slice(11, 19)} ${service ?? 'nobody'} ${status || 'no answer'}${fault} ${url}`,
  );
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

interface Played {
  readonly world: ReturnType<typeof createWorld>;
  readonly faults: readonly FaultRule[];
  readonly stories: ReadonlyMap<Day, string>;
}

function recordedMonth(): Played {
  const month = createMonth(sizes);
  return { ...month, stories: new Map(month.days.map(({ day, story }) => [day, story])) };
}

/** A world round the day that it is, without planned faults, for a program that looks at the clock. */
function aroundToday(): Played {
  const today = clock.day();
  const start = addDays(today, -45);
  const days = daysFrom(start, addDays(today, 30)).length;
  return { world: createWorld({ name: 'today', start, days, sizes }), faults: [], stories: new Map() };
}

/** Goes on as the wall’s clock does, from noon of a day on; from now on where there is no day. */
function createClock(day: Day | null) {
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const set = (to: Day, hour = 12): void => {
    const instant = Date.parse(`${to}T${String(hour).padStart(2, '0')}:00:00Z`);
    if (Number.isNaN(instant)) say(`“${to}” is no day. A day looks like ${monthStart}.`);
    else shift = instant - Date.now();
  };
  if (day !== null) set(day);
  return { now, set, day: () => now().toISOString().slice(0, 10) };
}
