import { get, post, type Route } from '../http/route.ts'
import { casePapers } from './case-papers.ts'
import { download } from './download.ts'
import {
  checkPublicTrace,
  publishPublicTrace,
  withdrawPublicTrace,
} from './publish-public-trace.ts'
import { recordDownload } from './record-download.ts'
import { paperTemplates, templateFile } from './templates.ts'
import { uploadTemplate, useTemplate } from './upload-template.ts'

/** Reports, lists, templates, and what the public may read. */
export const casePaperRoutes: Route[] = [
  post('/api/v1/paper-downloads', recordDownload, 'desk'),
  get('/api/v1/paper-downloads/:download', download, 'desk'),
  get('/api/v1/cases/:case/papers', casePapers, 'desk'),
  post('/api/v1/cases/:case/public-trace/check', checkPublicTrace, 'desk'),
  post('/api/v1/cases/:case/public-trace/publish', publishPublicTrace, 'desk'),
  post('/api/v1/cases/:case/public-trace/withdraw', withdrawPublicTrace, 'desk'),
  get('/api/v1/paper-templates', paperTemplates, 'desk'),
  get('/api/v1/paper-templates/:kind', templateFile, 'desk'),
  post('/api/v1/paper-templates', uploadTemplate, 'desk'),
  post('/api/v1/paper-templates/:kind/use', useTemplate, 'desk'),
]
