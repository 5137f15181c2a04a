import { askNext } from '@bihuan/core/investigation/ask-next.ts'
import { type CityDate, instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { Watermark } from '../person/watermark.tsx'
import { CallBar } from './call-bar.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseKeys } from './case-keys.tsx'
import { Conflicts } from './conflicts.tsx'
import { actsOf } from './item-acts.ts'
import { coreItem } from './item-shapes.ts'
import { JudgementPart } from './judgement-part.tsx'
import { PasteBox } from './paste-box.tsx'
import type { CaseFile, Conflict, ItemWritten, WireItem } from './questions.ts'
import { QuickNotes } from './quick-notes.tsx'
import { SavedLine } from './saved-line.tsx'
import { shownItems } from './shown-items.ts'
import { Timeline } from './timeline.tsx'
import { useCaseWrites } from './use-case-writes.ts'
import { useDraft } from './use-draft.ts'
import { useLiveCase } from './use-live-case.ts'

/** What another wrote at the same time, with the item that it is about. */
export type OpenConflict = { item: WireItem; conflicts: readonly Conflict[] }

/** A case that is open: everything of it on one page, written to by two at once. */
export function CaseDesk({ file, account }: { file: CaseFile; account: string }) {
  const { i18n } = useLingui()
  const caseId = file.case.id
  const own = file.drafts.find(({ by }) => by === account)?.words ?? ''
  const draft = useDraft(account, caseId, own)
  const live = useLiveCase(file, draft.isTyping)
  const [conflicts, setConflicts] = useState<readonly OpenConflict[]>([])
  const [last, setLast] = useState<string | null>(null)
  const [day, setDay] = useState<CityDate | null>(null)
  const writes = useCaseWrites(account, caseId, (_, outcome) => {
    const written = outcome as Partial<ItemWritten>
    if (written.item) live.take([written.item])
    else live.ask()
    const { item, conflicts: found = [] } = written
    if (item && found.length > 0) setConflicts((open) => [...open, { item, conflicts: found }])
  })
  const items = useMemo(() => shownItems(live.items, writes.open), [live.items, writes.open])
  const { send } = writes
  const acts = useMemo(() => actsOf(caseId, account, send, setLast), [caseId, account, send])
  const asks = useMemo(
    () =>
      askNext(
        items.map(coreItem),
        live.gaps.map(({ day: of, from, until }) => ({
          day: of as CityDate,
          from: instantOf(from),
          until: instantOf(until),
        })),
        last,
      ),
    [items, live.gaps, last],
  )
  const mayWrite = file.case.mayWrite
  const others = live.present.filter(({ account: one }) => one !== account)
  const callee = file.person.person
  return (
    <div className="case" lang={i18n.locale}>
      <Watermark />
      <CaseHead file={file} others={others} isFresh={live.isFresh}>
        <SavedLine writes={writes} isDraftSaved={draft.isSaved} />
        <CaseKeys />
      </CaseHead>
      {mayWrite && callee !== null ? (
        <CallBar
          caseId={caseId}
          person={callee}
          calls={live.calls}
          account={account}
          onChange={live.ask}
        />
      ) : null}
      <Conflicts
        open={conflicts}
        acts={acts}
        onDone={(gone) => setConflicts((open) => open.filter((one) => one !== gone))}
      />
      <div className="case-columns">
        <Timeline
          file={file}
          items={items}
          gaps={live.gaps}
          acts={acts}
          mayWrite={mayWrite}
          day={day}
          setDay={setDay}
        />
        <div className="case-right">
          <div className="case-side">
            {mayWrite ? (
              <>
                <QuickNotes
                  draft={draft}
                  acts={acts}
                  asks={asks}
                  items={items}
                  day={day}
                  setDay={setDay}
                  missing={file.keyFacts.missing}
                  drafts={live.drafts.filter(({ by, words }) => by !== account && words !== '')}
                  refused={writes.open.filter(({ refused }) => refused !== null)}
                  onDrop={writes.drop}
                />
                <PasteBox caseId={caseId} onDone={live.ask} />
              </>
            ) : (
              <p className="soft">
                <Trans>
                  You may read this case. Its investigators write, and only while it is not closed,
                  dropped or merged.
                </Trans>
              </p>
            )}
          </div>
          <JudgementPart
            file={file}
            items={items}
            caseVersion={live.caseVersion}
            mayWrite={mayWrite}
          />
        </div>
      </div>
    </div>
  )
}
