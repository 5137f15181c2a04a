import { useLingui } from '@lingui/react/macro'
import type { Loop } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { loopWords, nextStepWords } from '../../../shell/words.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import type { Columns } from '../../../ui/desk/data-table.tsx'
import { useAccountWord } from '../../shell/use-account-word.ts'
import { SubjectLink } from './subject-link.tsx'

/** The columns of the list of loops: by when, what, about what, where, who, and what to do. */
export function useColumns(): Columns<Loop> {
  const { t } = useLingui()
  const format = useFormats()
  const accountWord = useAccountWord()
  return [
    { title: t`Due`, key: 'due', width: 128, render: (_, row) => <Countdown dueAt={row.dueAt} /> },
    { title: t`What is owed`, key: 'kind', width: 170, render: (_, row) => t(loopWords[row.kind]) },
    {
      title: t`Subject`,
      key: 'subject',
      width: 165,
      render: (_, row) => <SubjectLink subject={row.subject} />,
    },
    {
      title: t`Area`,
      key: 'area',
      width: 140,
      render: (_, row) => format.area(row.area, row.areaName),
    },
    {
      title: t`Owner`,
      key: 'owner',
      width: 180,
      render: (_, row) => accountWord(row.owner, row.ownerName),
    },
    {
      title: t`Next step`,
      key: 'next',
      render: (_, row) => {
        const next = nextStepWords[row.nextStep]
        return next ? t(next) : row.nextStep
      },
    },
    {
      title: t`Open since`,
      key: 'opened',
      width: 92,
      align: 'right',
      render: (_, row) => (
        <span title={format.dayAndTime(row.openedAt)}>{format.time(row.openedAt)}</span>
      ),
    },
  ]
}
