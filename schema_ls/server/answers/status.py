"""What an editor shows of a schema as a whole."""

from __future__ import annotations

import os

from schema_ls.diagram.html import as_data
from schema_ls.diagram.picture import picture_of
from schema_ls.server.asked import Answer, Asked
from schema_ls.workspace.paths import uri_to_path


def status(asked: Asked) -> Answer:
    """Whose rules judge the schema of a document: the version of Prisma, the kind of database, the number of files.

    `provider` is empty where no datasource names one; `folder` is the path of the folder with all files of the schema, empty
    where that is one file.
    """
    dialect = asked.schema.dialect
    paths = [path for file in asked.schema.files if (path := uri_to_path(file.name)) is not None]
    return {
        "prismaVersion": str(dialect.version),
        "provider": dialect.provider or "",
        "files": len(asked.schema.files),
        "folder": os.path.commonpath(paths) if len(paths) > 1 else "",
    }


def diagram(asked: Asked) -> Answer:
    """The picture of the schema of a document; files of its entities are URIs."""
    return as_data(picture_of(asked.schema))
