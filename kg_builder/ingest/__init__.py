"""The ingest walk: files in, a graph out, nothing done twice."""

from kg_builder.ingest.discovery import Discovery, discover, safe_uri
from kg_builder.ingest.planning import Plan, make_plan
from kg_builder.ingest.report import Progress, Report, Tally
from kg_builder.ingest.stages import Stages, StagesFactory
from kg_builder.ingest.walk import Job, ingest, plan

__all__ = [
    "Discovery",
    "Job",
    "Plan",
    "Progress",
    "Report",
    "Stages",
    "StagesFactory",
    "Tally",
    "discover",
    "ingest",
    "make_plan",
    "plan",
    "safe_uri",
]
