import { LabelsPrinted, PrintLabels } from '@bihuan/contract/rounds.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { command } from '../door/command.ts'
import { siteRoles } from './site-roles.ts'
import { takeSerials } from './take-serials.ts'

/** Prints blank labels for boxes or plates; they belong to nobody until one is used. */
export const printLabels = command({
  name: 'label.print',
  summary: 'Print blank box or plate labels',
  roles: siteRoles,
  input: PrintLabels,
  outcome: LabelsPrinted,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { kind, quantity }, request) {
    const first = await takeSerials(tx, kind, request.city, quantity)
    return { first: labelCode(kind, first), last: labelCode(kind, first + quantity - 1) }
  },
})
