import { get, post, type Route } from '../http/route.ts'
import { assignByRule, assignCase, assignCases, releaseCase } from './assign-cases.ts'
import { caseCounts, caseList } from './case-list.ts'
import { classifyCase } from './classify-case.ts'
import { contactBecomesCase } from './contact-becomes-case.ts'
import { dropCase } from './drop-case.ts'
import { findAlike } from './find-alike.ts'
import { investigatorList, setInvestigator } from './investigators.ts'
import { mergeCases } from './merge-cases.ts'
import { mergePreview, mergesOfCase } from './merge-questions.ts'
import { openCaseCommand } from './open-case.ts'
import { caseHistory, showCase } from './show-case.ts'
import {
  acceptCase,
  beginCase,
  closeCase,
  completeCase,
  isolateCase,
  keyFactsDone,
  reopenCase,
  reportCase,
} from './step-case.ts'

import { unmergeCases } from './unmerge-cases.ts'

export const caseRoutes: Route[] = [
  get('/api/v1/cases', caseList, 'desk'),
  post('/api/v1/cases', openCaseCommand, 'desk'),
  get('/api/v1/case-counts', caseCounts, 'desk'),
  get('/api/v1/case-investigators', investigatorList, 'desk'),
  post('/api/v1/case-investigators', setInvestigator, 'desk'),
  post('/api/v1/case-assignments', assignCases, 'desk'),
  post('/api/v1/case-assignments/by-rule', assignByRule, 'desk'),
  post('/api/v1/alike-people', findAlike, 'desk'),
  get('/api/v1/case-merges/preview', mergePreview, 'desk'),
  post('/api/v1/case-merges', mergeCases, 'desk'),
  post('/api/v1/case-merges/:merge/undo', unmergeCases, 'desk'),
  post('/api/v1/contacts/:contact/become-case', contactBecomesCase, 'desk'),
  get('/api/v1/cases/:case/merges', mergesOfCase, 'desk'),
  get('/api/v1/cases/:case', showCase, 'desk'),
  get('/api/v1/cases/:case/history', caseHistory, 'desk'),
  post('/api/v1/cases/:case/accept', acceptCase, 'desk'),
  post('/api/v1/cases/:case/assign', assignCase, 'desk'),
  post('/api/v1/cases/:case/release', releaseCase, 'desk'),
  post('/api/v1/cases/:case/begin', beginCase, 'desk'),
  post('/api/v1/cases/:case/classify', classifyCase, 'desk'),
  post('/api/v1/cases/:case/report', reportCase, 'desk'),
  post('/api/v1/cases/:case/isolate', isolateCase, 'desk'),
  post('/api/v1/cases/:case/key-facts', keyFactsDone, 'desk'),
  post('/api/v1/cases/:case/complete', completeCase, 'desk'),
  post('/api/v1/cases/:case/close', closeCase, 'desk'),
  post('/api/v1/cases/:case/drop', dropCase, 'desk'),
  post('/api/v1/cases/:case/reopen', reopenCase, 'desk'),
]
