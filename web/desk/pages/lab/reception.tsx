import { parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { BoxReceived, BoxStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useWedge } from '../../../scan/use-wedge.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { BoxDesk } from './box-desk.tsx'
import { Differences } from './differences.tsx'
import { ScanHead, type Word } from './scan-head.tsx'
import { useLab } from './use-lab.ts'

/** The boxes that were offered to this laboratory; a scan or a click takes one. */
function OfferedBoxes({ onBox }: { onBox: (code: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { laboratory, round } = useLab()
  const list = useQuery(questions.laboratoryBoxes(laboratory, round))
  const [word, setWord] = useState<Word | null>(null)
  const { typed } = useWedge({
    onScan(text) {
      const parsed = parseLabel('box', text)
      if (parsed.ok) onBox(parsed.code)
      else
        setWord({
          tone: 'late',
          head: t`Not a box`,
          text: t`${text}: scan the label of the box first; it begins with B and has 13 characters.`,
        })
    },
  })
  const offered = (list.data?.boxes ?? []).filter(
    (box) => box.receivedAt === null && box.lostAt === null,
  )
  return (
    <>
      <ScanHead typed={typed} word={word} ready={t`scan the label of a box`} />
      <Panel title={t`Boxes offered to you`}>
        {list.isError && !list.data ? <ErrorState cause={list.error} /> : null}
        {list.data && offered.length === 0 ? (
          <EmptyState title={t`No box is on its way to you`}>
            <Trans>A box can be received when its courier has offered it to this laboratory.</Trans>
          </EmptyState>
        ) : null}
        <ul className="offered">
          {offered.map((box) => (
            <li key={box.box}>
              <button type="button" onClick={() => onBox(box.box)}>
                <span className="code">{box.box}</span>
                <span>
                  <Trans>{format.number(box.tubes)} tubes</Trans>
                </span>
                <span className="faint">
                  <Trans>sealed {format.time(box.sealedAt)}</Trans>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

/** A received box stays on the screen until the next one is scanned. */
function ReceivedBox(props: {
  box: BoxStory
  received: BoxReceived | null
  onBox: (code: string) => void
}) {
  const { t } = useLingui()
  const { typed } = useWedge({
    onScan(text) {
      const parsed = parseLabel('box', text)
      if (parsed.ok) props.onBox(parsed.code)
    },
  })
  return (
    <>
      <ScanHead typed={typed} ready={t`scan the label of the next box`} />
      <Differences box={props.box} received={props.received} />
    </>
  )
}

function OneBox({ code, onBox }: { code: string; onBox: (code: string) => void }) {
  const answer = useQuery(questions.box(code))
  const [received, setReceived] = useState<BoxReceived | null>(null)
  if (!answer.data) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  }
  return answer.data.receivedAt === null ? (
    <BoxDesk box={answer.data} onReceived={setReceived} onBox={onBox} />
  ) : (
    <ReceivedBox box={answer.data} received={received} onBox={onBox} />
  )
}

/** Reception: a box is scanned, its tubes are held against the manifest, and what differs is settled. */
export function ReceptionPage() {
  const { t } = useLingui()
  const [query, setQuery] = useSearchParams()
  const code = query.get('box') ?? ''
  const open = (box: string) => setQuery({ box })
  useTitle(t`Reception`)
  return (
    <>
      <PageHead
        title={t`Reception`}
        line={<Trans>scan the box, scan its tubes, receive; a difference is shown at once</Trans>}
        aside={
          code === '' ? null : (
            <button type="button" className="link" onClick={() => setQuery({})}>
              <Trans>Another box</Trans>
            </button>
          )
        }
      />
      {code === '' ? <OfferedBoxes onBox={open} /> : <OneBox key={code} code={code} onBox={open} />}
    </>
  )
}
