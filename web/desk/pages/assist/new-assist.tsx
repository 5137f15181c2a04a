import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { namedPeople, PeopleField } from './people-field.tsx'
import type { AssistKept, AssistPerson, Kind } from './questions.ts'
import { kindWords } from './words.ts'
import './assist.css'

type Way = 'district' | 'city' | 'received'
const kinds = Object.keys(kindWords) as Kind[]
const cityDigits = 4

/** A request to another district or city, or one of another city that came by fax, phone or letter. */
export function NewAssist() {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const { actor } = useMe()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  useTitle(t`New request`)
  const own = actor?.areaCode ?? ''
  const city = own.slice(0, cityDigits)
  const all = useQuery({ ...questions.areas(city), enabled: city !== '' }).data?.areas ?? []
  const [way, setWay] = useState<Way>('district')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [office, setOffice] = useState('')
  const [theirs, setTheirs] = useState('')
  const [asked, setAsked] = useState('')
  const [kind, setKind] = useState<Kind>('locate')
  const [urgency, setUrgency] = useState<'usual' | 'urgent'>('usual')
  const [subject, setSubject] = useState('')
  const [words, setWords] = useState('')
  const [people, setPeople] = useState<AssistPerson[]>([{ name: '' }])
  const send = useSend<Record<string, unknown>, AssistKept>(
    () => (way === 'received' ? '/assist-requests/receive' : '/assist-requests'),
    ({ request }) => void navigate(`/assist/${request}`),
  )
  const district = own.length > cityDigits ? own.slice(0, 6) : from
  const askedAt = momentIn(asked)
  const isReady =
    district !== '' &&
    subject.trim() !== '' &&
    words.trim() !== '' &&
    (way === 'district'
      ? to !== ''
      : office.trim() !== '' && (way === 'city' || (theirs.trim() !== '' && askedAt !== null)))
  const caseId = query.get('case')
  const options = all.map(({ code, name }) => ({ value: code, label: format.area(code, name) }))
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    const what = { kind, urgency, subject, words, people: namedPeople(people) }
    if (way === 'received')
      send.mutate({ ...what, area: district, fromOffice: office, theirNumber: theirs, askedAt })
    else
      send.mutate({
        ...what,
        from: district,
        ...(way === 'district' ? { toArea: to } : { toOffice: office }),
        ...(caseId ? { caseId } : {}),
      })
  }
  return (
    <div className="assist narrow">
      <PageHead
        title={t`New request`}
        line={
          <Trans>The words and people of a request are sealed; who opens it is written down.</Trans>
        }
      />
      <Panel title={t`Request`}>
        <form className="assist-form" onSubmit={submit}>
          <Segmented<Way>
            aria-label={t`Which way`}
            value={way}
            options={[
              { value: 'district', label: t`To a district` },
              { value: 'city', label: t`To another city` },
              { value: 'received', label: t`Came to us on paper` },
            ]}
            onChange={setWay}
          />
          {own.length === cityDigits ? (
            <label htmlFor={`${id}-from`}>
              {way === 'received' ? (
                <Trans>District that answers</Trans>
              ) : (
                <Trans>District that asks</Trans>
              )}
              <Select
                id={`${id}-from`}
                value={from || null}
                options={options}
                onChange={(next) => setFrom(next ?? '')}
              />
            </label>
          ) : null}
          {way === 'district' ? (
            <label htmlFor={`${id}-to`}>
              <Trans>District that is asked</Trans>
              <Select
                id={`${id}-to`}
                value={to || null}
                options={options.filter(({ value }) => value !== district)}
                onChange={(next) => setTo(next ?? '')}
              />
            </label>
          ) : (
            <label htmlFor={`${id}-office`}>
              {way === 'received' ? (
                <Trans>Office that asks</Trans>
              ) : (
                <Trans>Office that is asked</Trans>
              )}
              <Input
                id={`${id}-office`}
                value={office}
                maxLength={80}
                onChange={(event) => setOffice(event.target.value)}
              />
            </label>
          )}
          {way === 'received' ? (
            <>
              <label htmlFor={`${id}-theirs`}>
                <Trans>Number on the paper</Trans>
                <Input
                  id={`${id}-theirs`}
                  value={theirs}
                  maxLength={60}
                  onChange={(event) => setTheirs(event.target.value)}
                />
              </label>
              <label htmlFor={`${id}-asked`}>
                <Trans>When it was asked</Trans>
                <input
                  id={`${id}-asked`}
                  type="datetime-local"
                  value={asked}
                  onChange={(event) => setAsked(event.target.value)}
                />
              </label>
            </>
          ) : null}
          <label htmlFor={`${id}-kind`}>
            <Trans>What is asked</Trans>
            <Select<Kind>
              id={`${id}-kind`}
              value={kind}
              options={kinds.map((one) => ({ value: one, label: t(kindWords[one]) }))}
              onChange={setKind}
            />
          </label>
          <Segmented<'usual' | 'urgent'>
            aria-label={t`Urgency`}
            value={urgency}
            options={[
              { value: 'usual', label: t`Within a day` },
              { value: 'urgent', label: t`Urgent: four hours` },
            ]}
            onChange={setUrgency}
          />
          <label htmlFor={`${id}-subject`}>
            <Trans>Matter, in one line</Trans>
            <Input
              id={`${id}-subject`}
              value={subject}
              maxLength={120}
              onChange={(event) => setSubject(event.target.value)}
            />
          </label>
          <label htmlFor={`${id}-words`}>
            <Trans>What is asked, in words</Trans>
            <Input.TextArea
              id={`${id}-words`}
              rows={4}
              value={words}
              maxLength={4_000}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
          <PeopleField people={people} onChange={setPeople} />
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
            {way === 'received' ? <Trans>Write it down</Trans> : <Trans>Send the request</Trans>}
          </Button>
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </form>
      </Panel>
    </div>
  )
}
