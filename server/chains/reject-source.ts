import { LinkWritten, RejectSource } from '@bihuan/contract/chains.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { decidingRoles } from './chain-roles.ts'
import { checkWords } from './check-words.ts'
import { rowOfNumber } from './store.ts'

/** Rejects a case as the source of another: it is no candidate any more, and whatever named it ends. */
export const rejectSource = command({
  name: 'chain.reject',
  summary: 'Reject a case as the source of another, with a reason',
  roles: decidingRoles,
  input: RejectSource,
  outcome: LinkWritten,
  area: async (sql, { number }) => (await rowOfNumber(sql, Number(number))).areaCode,
  async run(tx, { number, infector, reason }, { id: command, now, actor, keys }) {
    checkWords(reason)
    const [own, source] = [await rowOfNumber(tx, Number(number)), await rowOfNumber(tx, infector)]
    if (own.id === source.id) throw new Problem('chain.same-person', { number: String(number) })
    const [before] = await tx<{ id: string }[]>`
      select id from case_links where infectee = ${own.id} and infector = ${source.id} and until_at is null and state = 'rejected'`
    if (before) throw new Problem('chain.not-candidate', { infector: String(infector) })
    await tx`
      update case_links set until_at = ${now}, ended_by = ${actor.id}
      where infectee = ${own.id} and infector = ${source.id} and until_at is null`
    const id = derivedId(command, 'link')
    await tx`
      insert into case_links (id, infectee, infector, source, state, reason, decided_by, decided_at)
      values (${id}, ${own.id}, ${source.id}, 'case', 'rejected', ${keys.sealText('facts', now, reason)}, ${actor.id}, ${now})`
    return { link: id, number: own.number, faults: [], isNew: true }
  },
})
