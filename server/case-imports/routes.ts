import { get, post, type Route } from '../http/route.ts'
import { importList } from './import-list.ts'
import { importedRows } from './imported-rows.ts'
import { runCaseImport } from './run-case-import.ts'
import { tryCaseImport } from './try-case-import.ts'
import { undoCaseImport } from './undo-case-import.ts'

/** Line lists and links from other systems. */
export const caseImportRoutes: Route[] = [
  post('/api/v1/case-imports/try', tryCaseImport, 'desk'),
  post('/api/v1/case-imports', runCaseImport, 'desk'),
  get('/api/v1/case-imports', importList, 'desk'),
  get('/api/v1/case-imports/:import', importedRows, 'desk'),
  post('/api/v1/case-imports/:import/undo', undoCaseImport, 'desk'),
]
