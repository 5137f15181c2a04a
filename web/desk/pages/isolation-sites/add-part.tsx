import { siteKinds } from '@bihuan/contract/isolation-sites.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import { ImportPart } from './import-part.tsx'
import { parseRooms } from './parse-rooms.ts'
import { sitesQuestion } from './questions.ts'
import { siteKindWords } from './words.ts'

/** The places that the rules in force know, for a choice. */
export function usePlaces() {
  const format = useFormats()
  const answer = useInfiniteQuery(sitesQuestion({}))
  const places = answer.data?.pages[0]?.places ?? []
  return places.map(({ place, words }) => ({ value: place, label: format.text(words) }))
}

/** A house and its rooms, typed; and whole lists from a sheet. */
export function AddPart() {
  const { t } = useLingui()
  const { actor } = useMe()
  const navigate = useNavigate()
  const places = usePlaces()
  const [draft, setDraft] = useState({ name: '', address: '', area: '', kind: 'hotel', rooms: '' })
  const [chosen, setPlace] = useState('')
  const place = chosen || (places[0]?.value ?? '')
  const lines = parseRooms(draft.rooms)
  const rooms = lines.flatMap((line) => line.rooms)
  const wrong = lines.filter(({ isUnderstood }) => !isUnderstood)
  const send = useSend<object, { site: string }>(
    () => '/isolation-sites',
    ({ site }) => void navigate(`/isolation-sites/${site}`),
  )
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const area = draft.area || (actor?.areaCode ?? '')
  return (
    <div className="supply-stack">
      <Panel title={t`Register an isolation site`}>
        <div className="supply-form">
          <Field word={<Trans>Name of the house</Trans>}>
            {(id) => (
              <Input
                id={id}
                value={draft.name}
                maxLength={80}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          <Field word={<Trans>Where the house is</Trans>}>
            {(id) => (
              <Input
                id={id}
                value={draft.address}
                maxLength={200}
                onChange={(event) => set({ address: event.target.value })}
              />
            )}
          </Field>
          <Field word={<Trans>Area code of its street or community</Trans>}>
            {(id) => (
              <Input
                id={id}
                value={area}
                maxLength={12}
                onChange={(event) => set({ area: event.target.value })}
              />
            )}
          </Field>
          <Field word={<Trans>Kind of house</Trans>}>
            {(id) => (
              <Select
                id={id}
                value={draft.kind}
                options={siteKinds.map((value) => {
                  const word = siteKindWords[value]
                  return { value, label: word ? t(word) : value }
                })}
                onChange={(kind) => set({ kind })}
              />
            )}
          </Field>
          <Field word={<Trans>What it is used for by the rules</Trans>}>
            {(id) => <Select id={id} value={place} options={places} onChange={setPlace} />}
          </Field>
          <Field isWide word={<Trans>Rooms, one line each: 301-330, or 301-304 family 3</Trans>}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={4}
                value={draft.rooms}
                onChange={(event) => set({ rooms: event.target.value })}
              />
            )}
          </Field>
          <p className="supply-wide faint" role="status">
            <Trans>{rooms.length} rooms</Trans>
            {wrong.length > 0 ? (
              <>
                {' · '}
                <Trans>not understood: {wrong.map(({ text }) => text).join(' | ')}</Trans>
              </>
            ) : null}
          </p>
          <Button
            type="primary"
            loading={send.isPending}
            disabled={!draft.name || !draft.address || !area || !place || wrong.length > 0}
            onClick={() =>
              send.mutate({
                name: draft.name,
                address: draft.address,
                kind: draft.kind,
                area,
                place,
                rooms,
              })
            }
          >
            <Trans>Register it</Trans>
          </Button>
        </div>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </Panel>
      {actor?.role === 'site-manager' ? null : <ImportPart />}
    </div>
  )
}
