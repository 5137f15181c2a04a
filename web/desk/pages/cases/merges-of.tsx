import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type CasesMerged, type Merges, mergeKeys, mergesQuestion } from './questions.ts'

function Line(props: {
  one: Merges['merges'][number]
  mayUndo: boolean
  onUndo: (words: string) => void
  isBusy: boolean
}) {
  const { t } = useLingui()
  const format = useFormats()
  const [words, setWords] = useState('')
  const { one } = props
  return (
    <li>
      <span className="code">
        {one.fromNumber ?? one.from} → {one.intoNumber ?? one.into}
      </span>{' '}
      <span className="faint">
        {format.dayAndTime(one.at)} · <span lang="zh-CN">{one.by}</span>
      </span>{' '}
      {one.undoneAt ? (
        <StatusTag tone="idle">
          <Trans>undone {format.dayAndTime(one.undoneAt)}</Trans>
        </StatusTag>
      ) : props.mayUndo ? (
        <form
          className="case-fields"
          onSubmit={(event) => {
            event.preventDefault()
            if (words.trim() !== '') props.onUndo(words.trim())
          }}
        >
          <Input
            aria-label={t`Why the merge is undone`}
            placeholder={t`Why the merge is undone`}
            maxLength={400}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <Button htmlType="submit" disabled={words.trim() === ''} loading={props.isBusy}>
            <Trans>Undo this merge</Trans>
          </Button>
        </form>
      ) : null}
    </li>
  )
}

/** The merges of a case; each can be undone, which restores everything that it moved. */
export function MergesOf({ caseId, mayUndo }: { caseId: string; mayUndo: boolean }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const answer = useQuery(mergesQuestion(caseId))
  const undo = useSend<{ merge: string; words: string }, CasesMerged>(
    ({ merge }) => `/case-merges/${merge}/undo`,
    () => {
      for (const key of mergeKeys) void queries.invalidateQueries({ queryKey: [key] })
    },
    ({ words }) => ({ words }),
  )
  const merges = answer.data?.merges ?? []
  if (merges.length === 0) return null
  return (
    <Panel title={t`Merges of this case`}>
      <ul className="merges">
        {merges.map((one) => (
          <Line
            key={one.merge}
            one={one}
            mayUndo={mayUndo}
            isBusy={undo.isPending}
            onUndo={(words) => undo.mutate({ merge: one.merge, words })}
          />
        ))}
      </ul>
      {undo.isError ? <ErrorState cause={undo.error} /> : null}
    </Panel>
  )
}
