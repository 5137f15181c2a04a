import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Tag } from '../../kit/tag.tsx'
import type { RequestKind, StayHere } from './wire.ts'
import { answerWords, requestWords } from './words.ts'

/** What I asked for, and what came of it. */
export function OwnRequests({ requests }: { requests: StayHere['requests'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const nameOf = (kind: string) =>
    kind in requestWords ? t(requestWords[kind as RequestKind]) : kind
  return (
    <section className="ms-part" aria-label={t`What I asked for`}>
      <h2>
        <Trans>What I asked for</Trans>
      </h2>
      <List>
        {requests.map(({ request, kind, words, askedAt, dueAt, answer, answerWords: back }) => {
          const answered = answer === null ? null : answerWords[answer]
          return (
            <ListRow
              key={request}
              title={nameOf(kind)}
              note={
                <>
                  {words ? `${words} · ` : ''}
                  {format.dayAndTime(askedAt)}
                  {back ? ` · ${back}` : ''}
                </>
              }
              aside={
                answered ? (
                  <Tag tone="ok">{t(answered)}</Tag>
                ) : (
                  <Tag tone="wait">{dueAt ? t`by ${format.time(dueAt)}` : t`open`}</Tag>
                )
              }
            />
          )
        })}
      </List>
    </section>
  )
}
