"""Rules on types that will not hold what they are used for."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.type.case_sensitive_email import case_sensitive_email
from schema_ls.checks.rules.type.char_n import char_n
from schema_ls.checks.rules.type.datetime_without_timezone import datetime_without_timezone
from schema_ls.checks.rules.type.db_money import db_money
from schema_ls.checks.rules.type.dbgenerated_uuid_function import dbgenerated_uuid_function
from schema_ls.checks.rules.type.int_id_overflow import int_id_overflow
from schema_ls.checks.rules.type.json_instead_of_jsonb import json_instead_of_jsonb
from schema_ls.checks.rules.type.money_as_float import money_as_float
from schema_ls.checks.rules.type.random_uuid_primary_key import random_uuid_primary_key
from schema_ls.checks.rules.type.timestamp_precision_zero import timestamp_precision_zero
from schema_ls.checks.rules.type.timetz import timetz
from schema_ls.checks.rules.type.unsupported_type import unsupported_type
from schema_ls.checks.rules.type.uuid_as_text import uuid_as_text
from schema_ls.checks.rules.type.varchar_limit import varchar_limit

RULES: tuple[Rule, ...] = (
    money_as_float,
    db_money,
    datetime_without_timezone,
    timestamp_precision_zero,
    timetz,
    char_n,
    varchar_limit,
    json_instead_of_jsonb,
    uuid_as_text,
    dbgenerated_uuid_function,
    random_uuid_primary_key,
    int_id_overflow,
    case_sensitive_email,
    unsupported_type,
)
