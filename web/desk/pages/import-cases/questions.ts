import type * as contract from '@bihuan/contract/case-imports.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'

export type Tried = Static<typeof contract.CaseImportTried>
export type Done = Static<typeof contract.CaseImportDone>
export type Mapping = Static<typeof contract.ImportMapping>
export type LinkMapping = Static<typeof contract.LinkMapping>
export type Imports = Static<typeof contract.CaseImports>
export type ImportLine = Imports['imports'][number]
export type Imported = Static<typeof contract.ImportedRows>
export type ImportedRow = Imported['rows'][number]
export type Undone = Static<typeof contract.CaseImportUndone>
export type Fault = Tried['faults'][number]
export type RowOutcome = ImportedRow['outcome']
export type ChosenFile = { name: string; content: string }

export const importsQuestion = () =>
  queryOptions({
    queryKey: ['case-imports'],
    queryFn: ({ signal }) => read<Imports>('/case-imports', { signal }),
    staleTime: 10_000,
  })

export const importQuestion = (id: string, outcome: string, after: string) =>
  queryOptions({
    queryKey: ['case-import', id, outcome, after],
    queryFn: ({ signal }) =>
      read<Imported>(`/case-imports/${encodeURIComponent(id)}${queryOf({ outcome, after })}`, {
        signal,
      }),
    staleTime: 10_000,
  })
