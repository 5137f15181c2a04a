import { type ItemField, itemFields } from '@bihuan/core/investigation/item.ts'
import { sameValue } from '@bihuan/core/investigation/merge-edits.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { fieldText } from './field-text.ts'
import { historyQuestion, type ItemHistory } from './questions.ts'
import { fieldWords } from './words.ts'

type Version = ItemHistory['versions'][number]

const changed = (now: Version, before: Version | undefined): ItemField[] =>
  itemFields.filter((field) => !sameValue(now.fields[field], before?.fields[field]))

/** Every change of an item, the newest first: who, when, which field, and what did not win. */
export function ItemStory({ caseId, item }: { caseId: string; item: string }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const answer = useQuery(historyQuestion(caseId, item))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const versions = answer.data?.versions ?? []
  const text = (field: ItemField, value: unknown) => fieldText(field, value, i18n, format) || '–'
  return (
    <ol className="case-versions">
      {versions.map((version, n) => (
        <li key={version.version}>
          <b>{version.byName ?? version.by}</b>{' '}
          <span className="faint">{format.dayAndTime(version.at)}</span>{' '}
          {changed(version, versions[n + 1])
            .filter(
              (field) => text(field, version.fields[field]) !== '–' || n < versions.length - 1,
            )
            .map((field) => `${t(fieldWords[field])}: ${text(field, version.fields[field])}`)
            .join('; ')}
          {version.refused.map(({ field, mine }) => (
            <span key={field} className="late">
              {' '}
              <Trans>
                did not win: {t(fieldWords[field])} {text(field, mine)}
              </Trans>
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
