import Type from 'typebox'
import { AreaCode, CaseId, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

const language = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])

export const paperKinds = ['report', 'line-list', 'contact-list'] as const
/** Said before a file is made: whoever finds the file finds by its number who took it. Which case, or which area and time, it is about. */
export const RecordDownload = Type.Object(
  {
    what: Type.Enum(paperKinds),
    case: Type.Optional(CaseId),
    area: Type.Optional(AreaCode),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
    language,
  },
  strict,
)
export const DownloadRecorded = Type.Object({ download: Uuid })
/** For ten minutes after it was said, and for who said it. */
export const DownloadParams = Type.Object({ download: Uuid }, strict)
export const PaperFile = Type.Object({
  fileName: Type.String(),
  type: Type.String({ description: 'Media type' }),
  content: Type.String({ description: 'Base64' }),
  rows: Type.Integer(),
})

const finding = Type.Object({
  kind: Type.Enum([
    'name',
    'phone',
    'document',
    'building',
    'minute',
    'person',
    'private-place',
    'plate',
    'transport-seat',
  ]),
  at: Type.Integer({ minimum: 0, description: 'Where in the draft, in UTF-16 units' }),
  length: Type.Integer({ minimum: 0 }),
  zh: Type.String(),
  en: Type.String(),
})
const PublishedTrace = Type.Object({
  version: Type.Integer(),
  text: Type.String(),
  publishedAt: Moment,
  by: Type.String(),
  withdrawnAt: orNull(Moment),
})
export const PapersParams = Type.Object({ case: CaseId }, strict)
/** Everything for the papers of one case: the full timeline beside what the rules leave of it, and what they took out and why. */
export const CasePapers = Type.Object({
  case: CaseId,
  number: orNull(Type.String()),
  full: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
  proposed: Type.Array(
    Type.Object({
      line: Type.Integer({ description: 'Of the full timeline' }),
      text: orNull(Type.String({ description: 'Null where the whole line is left out' })),
    }),
  ),
  text: Type.String({ description: 'The proposal as it would be published' }),
  removed: Type.Array(
    Type.Object({
      line: Type.Integer(),
      kind: Type.String(),
      zh: Type.String(),
      en: Type.String(),
    }),
  ),
  residual: Type.Array(finding),
  published: Type.Array(PublishedTrace, { description: 'Newest first' }),
  mayPublish: Type.Boolean(),
})
const traceText = Type.String({ minLength: 1, maxLength: 2_000 })
/** Looks for what still tells who somebody is; writes nothing. */
export const CheckPublicTrace = Type.Object({ case: CaseId, text: traceText }, strict)
export const PublicTraceChecked = Type.Object({ residual: Type.Array(finding) })
export const PublishPublicTrace = Type.Object(
  {
    case: CaseId,
    text: traceText,
    after: Type.Integer({ minimum: 0, description: 'The newest version that was on the screen' }),
  },
  strict,
)
export const PublicTracePublished = Type.Object({ case: CaseId, version: Type.Integer() })
export const WithdrawPublicTrace = Type.Object({ case: CaseId, reason: Text(500) }, strict)
/** What anybody may read: no case id, no number of a person. */
export const PublicTraces = Type.Object({
  traces: Type.Array(
    Type.Object({
      number: Type.String(),
      area: Type.String(),
      text: Type.String(),
      publishedAt: Moment,
      version: Type.Integer(),
    }),
  ),
})
export const PublicTracesParams = Type.Object({ before: Type.Optional(Moment) }, strict)

const templateKind = Type.Union([
  Type.Literal('investigation-report-zh-CN'),
  Type.Literal('investigation-report-en'),
])
const Template = Type.Object({
  template: orNull(Uuid),
  kind: templateKind,
  version: Type.Integer({ description: '0 is the one that comes with the program' }),
  fileName: Type.String(),
  uploadedAt: orNull(Moment),
  by: orNull(Type.String()),
  inUse: Type.Boolean(),
})
const Placeholder = Type.Object({
  name: Type.String(),
  list: orNull(Type.String({ description: 'The loop in which it stands' })),
  zh: Type.String(),
  en: Type.String(),
})
export const PaperTemplates = Type.Object({
  templates: Type.Array(Template),
  placeholders: Type.Array(Placeholder),
  mayUpload: Type.Boolean(),
})
export const TemplateFileParams = Type.Object(
  { kind: templateKind, version: Type.Optional(Type.Integer({ minimum: 0 })) },
  strict,
)
export const TemplateFile = Type.Object({
  fileName: Type.String(),
  type: Type.String(),
  content: Type.String(),
})
/** Refused with the name of each placeholder that is none, and with what Word broke. */
export const UploadTemplate = Type.Object(
  {
    kind: templateKind,
    fileName: Text(200),
    content: Type.String({ maxLength: 4_000_000 }),
  },
  strict,
)
export const TemplateUploaded = Type.Object({ template: Uuid, version: Type.Integer() })
/** Takes an earlier version, or 0, into use again. */
export const UseTemplate = Type.Object(
  { kind: templateKind, version: Type.Integer({ minimum: 0 }) },
  strict,
)
