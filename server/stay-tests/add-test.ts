import { AddTest, ExcuseTest, TestAdded, TestExcused } from '@bihuan/contract/stay-care.ts'
import { cityDateOf, cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, runningStay } from '../stays/stay-rows.ts'
import { addToTestRound } from './add-to-test-round.ts'
import { noteTaken } from './note-taken.ts'

/** Puts somebody into the tests of today whom the schedule does not ask: with symptoms, or because they wish it. It binds nobody. */
export const addTest = command({
  name: 'stay-test.add',
  summary: 'Put somebody into the tests of today',
  roles: [...siteStaff, 'doctor'],
  input: AddTest,
  outcome: TestAdded,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay }, request) {
    const row = await runningStay(tx, stay)
    const { areaCode: area } = await siteOf(tx, row.isolationSiteId)
    const from = cityInstant(cityDateOf(request.now), '00:00')
    const span = { from, until: from + 24 * hourMs, binds: false }
    const { round } = await addToTestRound(
      tx,
      [{ person: row.personId, area, stay, ...span }],
      request,
    )
    return { round: String(round), stay }
  },
})

/** Says why a test is not taken; whoever was swabbed needs no excuse, and nobody is swabbed by force. */
export const excuseTest = command({
  name: 'stay-test.excuse',
  summary: 'Say why a test in isolation is not taken',
  roles: [...siteStaff, 'doctor'],
  input: ExcuseTest,
  outcome: TestExcused,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, round, why, words }, { now, actor, keys }) {
    await noteTaken(tx, now)
    const sealed = words === undefined ? null : keys.sealText('facts', now, words)
    const [excused] = await tx`
      update stay_tests set excused_at = ${now}, excused_by = ${actor.id}, excused_why = ${why}, excused_words = ${sealed}
      where stay_id = ${stay} and round_id = ${round} and taken_at is null returning 1`
    if (excused) return { stay, round }
    const [known] = await tx`
      select from stay_tests where stay_id = ${stay} and round_id = ${round}`
    throw new Problem(known ? 'stay.test-taken' : 'stay.test-unknown')
  },
})
