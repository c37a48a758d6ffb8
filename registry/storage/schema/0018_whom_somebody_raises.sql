-- Whom somebody raises.

CREATE INDEX status_event_raised_by ON status_event (raised_by)
  WHERE raised_by <> 0;
