import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { signAll } from '../sign.ts'
import { placeOf, type Tracing } from './book.ts'
import { judge, signList } from './name-contacts.ts'

// How many decisions are read again in a district, how often another reader would decide otherwise, and how soon the investigator
// judges again whoever is open again. Invented.
const sampleSize = 8
const differs = 0.05
const judgedAgainMinutes = 5

/** A sample of the day's decisions is read again by the inspectors, every one of it, and signed; what differs is judged again. */
export async function lookBack(
  tracing: Tracing,
  area: string,
  day: string,
  at: Instant,
): Promise<void> {
  const { world } = tracing
  const { client, tally } = world
  const commander = signIn.districtCommander(area)
  const { lookBack: id } = await client.act(commander, at, 'look-back.draw', {
    area,
    day,
    size: sampleSize,
  })
  const { lines } = await client.ask('inspector', at, 'look-back.show', { lookBack: id })
  const random = seeded(world.seed).fork(`look-back ${area}`)
  const open: { contact: string; case: string }[] = []
  for (const { row } of lines) {
    const isOther = row.decided !== 'general' && random.chance(differs)
    if (isOther) open.push(row)
    await client.act('inspector', at, 'look-back.read', {
      lookBack: id,
      contact: row.contact,
      ...(isOther
        ? { verdict: 'differ', kind: 'general', words: '回看记录，未见近距离接触' }
        : { verdict: 'agree' }),
    })
  }
  const { signing } = await client.act('inspector', at, 'look-back.draft', { lookBack: id })
  const { digest } = await client.ask('inspector', at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, ['inspector'], at)
  tally.add('decisions read again', lines.length)
  for (const [caseId, rows] of Map.groupBy(open, (row) => row.case))
    planAnew(
      tracing,
      caseId,
      rows.map(({ contact }) => contact),
      at,
    )
}

/** The investigator keeps to what the rules propose: a judgement of their own does not outlast a reader who differs. */
function planAnew(tracing: Tracing, id: string, contacts: string[], at: Instant): void {
  const { agenda, tally } = tracing.world
  const traced = tracing.cases.get(id)
  if (!traced) return
  agenda.plan(at + judgedAgainMinutes * minuteMs, placeOf(traced), async (now) => {
    await judge(tracing, traced, contacts, [], now, 'read again')
    tally.add('contacts judged again', contacts.length)
    await signList(tracing, traced, 'read again', now)
  })
}
