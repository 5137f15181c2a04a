import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { write } from '../../../api/client.ts'
import { useAreaName, useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { ChooseFile } from './choose-file.tsx'
import { ImportList } from './import-list.tsx'
import { LinkMappingPart, MappingPart, ValuesPart } from './mapping-part.tsx'
import type { ChosenFile, Done, LinkMapping, Mapping, Tried } from './questions.ts'
import { FaultTable, TriedPart } from './tried-part.tsx'
import './import-cases.css'

const roles = ['case-investigator', 'district-commander', 'city-commander']

type Asked = {
  area: string
  lineList?: ChosenFile
  links?: ChosenFile
  mapping?: Mapping
  linkMapping?: LinkMapping
  openEnds: boolean
}

/** Line lists and links of other systems: chosen, tried without writing anything, and imported as one unit that can be undone. */
export function ImportCasesPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Import cases`)
  const isAllowed = actor && roles.includes(actor.role)
  return (
    <div className="import-cases">
      <PageHead
        title={t`Import cases`}
        line={
          <Trans>
            A line list, links between cases, or both. Every row ends as written, there already, or
            faulty; an import can be undone as a whole.
          </Trans>
        }
      />
      {actor && !isAllowed ? (
        <EmptyState title={t`This role imports no cases`}>
          <Trans>Investigators and commanders do.</Trans>
        </EmptyState>
      ) : actor ? (
        <>
          <Desk area={actor.areaCode} />
          <ImportList />
        </>
      ) : null}
    </div>
  )
}

function Desk({ area }: { area: string }) {
  const { t } = useLingui()
  const areaName = useAreaName(area)
  const id = useId()
  const [lineList, setLineList] = useState<ChosenFile | null>(null)
  const [links, setLinks] = useState<ChosenFile | null>(null)
  const [openEnds, setOpenEnds] = useState(true)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [linkMapping, setLinkMapping] = useState<LinkMapping | null>(null)
  const attempt = useMutation({
    mutationFn: (input: Asked) => write<Tried>('/case-imports/try', input),
  })
  const asked = (files: { lineList: ChosenFile | null; links: ChosenFile | null }): Asked => ({
    area,
    openEnds,
    ...(files.lineList ? { lineList: files.lineList } : {}),
    ...(files.links ? { links: files.links } : {}),
  })
  const withMappings = (over: Partial<Asked> = {}): Asked => ({
    ...asked({ lineList, links }),
    ...(mapping && lineList ? { mapping } : {}),
    ...(linkMapping && links ? { linkMapping } : {}),
    ...over,
  })
  // Another file has other columns: what was said of the old one does not hold for it.
  const choose = (files: { lineList: ChosenFile | null; links: ChosenFile | null }) => {
    setLineList(files.lineList)
    setLinks(files.links)
    setMapping(null)
    setLinkMapping(null)
    if (files.lineList || files.links) attempt.mutate(asked(files))
    else attempt.reset()
  }
  const tried = attempt.data
  return (
    <>
      <Panel title={t`Files`}>
        <div className="import-files">
          <ChooseFile
            title={<Trans>Line list: one row a case or contact</Trans>}
            hint={<Trans>CSV (UTF-8 or GB18030) or xlsx, up to 50,000 rows</Trans>}
            chosen={lineList}
            onChoose={(file) => choose({ lineList: file, links })}
          />
          <ChooseFile
            title={<Trans>Links: one row for each who infected whom</Trans>}
            hint={<Trans>With the numbers of the line list, or of an earlier import</Trans>}
            chosen={links}
            onChoose={(file) => choose({ lineList, links: file })}
          />
        </div>
        <p className="faint">
          <Trans>Who is not in the register belongs to {areaName} then.</Trans>
        </p>
        <label className="import-check" htmlFor={`${id}-ends`}>
          <input
            id={`${id}-ends`}
            type="checkbox"
            checked={openEnds}
            onChange={(event) => {
              setOpenEnds(event.target.checked)
              if (lineList || links)
                attempt.mutate(withMappings({ openEnds: event.target.checked }))
            }}
          />{' '}
          <Trans>A number that only the links name becomes a case known by that number</Trans>
        </label>
        <p role="status" className="soft">
          {attempt.isPending ? <Trans>Reading…</Trans> : null}
        </p>
        {attempt.isError ? <ErrorState cause={attempt.error} /> : null}
      </Panel>
      {tried ? (
        <>
          {tried.lineList ? (
            <MappingPart
              lineList={tried.lineList}
              mapping={mapping ?? tried.lineList.mapping}
              onChange={setMapping}
            />
          ) : null}
          {tried.lineList ? (
            <ValuesPart
              unknown={tried.unknownValues}
              mapping={mapping ?? tried.lineList.mapping}
              onChange={setMapping}
            />
          ) : null}
          {tried.links ? (
            <LinkMappingPart
              links={tried.links}
              mapping={linkMapping ?? tried.links.mapping}
              onChange={setLinkMapping}
            />
          ) : null}
          {mapping || linkMapping ? (
            <p>
              <Button loading={attempt.isPending} onClick={() => attempt.mutate(withMappings())}>
                <Trans>Try again with these columns</Trans>
              </Button>
            </p>
          ) : null}
          <TriedPart tried={tried} />
          {tried.faultsInAll > 0 ? (
            <FaultTable faults={tried.faults} inAll={tried.faultsInAll} />
          ) : null}
          <Run
            key={`${lineList?.name} ${links?.name} ${tried.seemsOver}`}
            tried={tried}
            asked={withMappings()}
          />
        </>
      ) : null}
    </>
  )
}

function Run({ tried, asked }: { tried: Tried; asked: Asked }) {
  const { t } = useLingui()
  const id = useId()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [leaveOut, setLeaveOut] = useState(false)
  const [over, setOver] = useState(tried.seemsOver)
  const run = useSend<Asked & { leaveOut: boolean; over: boolean }, Done>(
    () => '/case-imports',
    (done) => {
      void client.invalidateQueries({ queryKey: ['case-imports'] })
      if (done.import) void navigate(`/case-imports/${done.import}`)
    },
  )
  const isWhole = tried.faults.some(({ row }) => row === 0)
  const written = tried.rows.written + tried.linkRows.written
  return (
    <Panel title={t`Import`}>
      {tried.faultsInAll > 0 && !isWhole ? (
        <label className="import-check" htmlFor={`${id}-leave`}>
          <input
            id={`${id}-leave`}
            type="checkbox"
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.target.checked)}
          />{' '}
          <Trans>Leave out the faulty rows; they stay listed with the import</Trans>
        </label>
      ) : null}
      <label className="import-check" htmlFor={`${id}-over`}>
        <input
          id={`${id}-over`}
          type="checkbox"
          checked={over}
          onChange={(event) => setOver(event.target.checked)}
        />{' '}
        <Trans>The outbreak is over: its cases come in as closed, and no clock runs</Trans>
      </label>
      <p>
        <Button
          type="primary"
          loading={run.isPending}
          disabled={isWhole || (tried.faultsInAll > 0 && !leaveOut)}
          onClick={() => run.mutate({ ...asked, leaveOut, over })}
        >
          <Plural value={written} one="Import # row" other="Import # rows" />
        </Button>
      </p>
      <p role="status">
        {run.data && run.data.import === null ? (
          <Trans>Everything was imported before; nothing changed.</Trans>
        ) : null}
      </p>
      {run.isError ? <ErrorState cause={run.error} /> : null}
    </Panel>
  )
}
