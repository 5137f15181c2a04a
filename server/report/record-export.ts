import { staffRoles } from '@bihuan/contract/access.ts'
import { ExportRecorded, RecordExport } from '@bihuan/contract/exports.ts'
import { command } from '../door/command.ts'

// Enough of the command's id to find its row again, short enough to be read out from a print.
const numberLength = 8

/** Keeps that a list leaves the system as a file: who, what, how many rows. The audit row of the command is all there is. */
export const recordExport = command({
  name: 'export.record',
  summary: 'Record that a list is exported',
  roles: staffRoles,
  input: RecordExport,
  outcome: ExportRecorded,
  area: (_sql, _input, { actor }) => actor.areaCode,
  run: async (_tx, { what, place, rows }, { id }) => ({
    export: id.slice(0, numberLength),
    what,
    place,
    rows,
  }),
})
